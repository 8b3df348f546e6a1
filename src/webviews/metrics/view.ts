import { Type, type Static } from '@sinclair/typebox';

const Axis = Type.Union([Type.Literal('epochs'), Type.Literal('seconds')]);
const Range = Type.Object({ low: Type.Number(), high: Type.Number() });

/** Which part of the curves shows, and how; the host sends points for no more than this. */
export const View = Type.Object({
  axis: Axis,
  /** Weight of the past in the moving average; 0: none. */
  smoothing: Type.Number({ minimum: 0, maximum: 0.999 }),
  /** `null`: from the beginning to the end. */
  range: Type.Union([Range, Type.Null()]),
  /** Points a curve over what shows: twice the pixels it is wide. */
  points: Type.Integer({ minimum: 50, maximum: 4000 }),
});

export const tabNames = ['live', 'result', 'gallery', 'compare'] as const;
const Tab = Type.Union(tabNames.map((name) => Type.Literal(name)));

const Sorting = Type.Object({ column: Type.String(), falling: Type.Boolean() });

/** What of the page is the user's, kept over reloads of the window. */
export const Saved = Type.Object({
  /** The runs shown, for the host that restores the panel. */
  runs: Type.Array(Type.String()),
  tab: Tab,
  view: View,
  /** Charts with a logarithmic axis, charts shown as tables, series hidden; by name. */
  logarithmic: Type.Array(Type.String()),
  tables: Type.Array(Type.String()),
  hidden: Type.Array(Type.String()),
  /** Of the runs shown: the one whose result shows, and the one beside it; paths. */
  run: Type.Optional(Type.String()),
  control: Type.Optional(Type.String()),
  gallery: Type.Object({
    label: Type.Optional(Type.Integer()),
    predicted: Type.Optional(Type.Integer()),
    only: Type.Union([Type.Literal('all'), Type.Literal('wrong'), Type.Literal('right')]),
    heatMap: Type.Boolean(),
  }),
  compare: Type.Object({
    sorting: Sorting,
    columns: Type.Array(Type.String()),
    filter: Type.String(),
    reference: Type.Optional(Type.String()),
  }),
});

export type View = Static<typeof View>;
export type Saved = Static<typeof Saved>;
export type TabName = (typeof tabNames)[number];
export type Axis = Static<typeof Axis>;
export type Range = Static<typeof Range>;

export const firstView: View = { axis: 'epochs', smoothing: 0, range: null, points: 800 };

export const firstState: Saved = {
  runs: [],
  tab: 'live',
  view: firstView,
  logarithmic: [],
  tables: [],
  hidden: [],
  gallery: { only: 'all', heatMap: false },
  compare: { sorting: { column: 'started', falling: true }, columns: [], filter: '' },
};
