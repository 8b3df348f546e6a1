export { finish, offer, runAlone, serve, setThread } from './pool';
export { setScratch } from './scratch';
