export { dispatch, runAlone, serve } from './pool';
export { setScratch } from './scratch';
