import { Type, type Static } from '@sinclair/typebox';
import { about, section } from './annotations';

const side = { minimum: 8, maximum: 1024 };

const Size = Type.Union(
  [
    Type.Integer({ ...side, description: 'A square of this side.' }),
    Type.Tuple(
      [
        Type.Integer({ ...side, ...about('Height', 'Height in pixels.') }),
        Type.Integer({ ...side, ...about('Width', 'Width in pixels.') }),
      ],
      { description: 'Height and width.' },
    ),
  ],
  {
    default: 128,
    ...about(
      'Image size',
      'Height and width to which every image is brought. Larger shows finer detail; time and memory grow with the number of pixels, so 224 costs three times as much as 128.',
      { unit: 'pixels', examples: [64, 128, 224, [128, 96]] },
    ),
  },
);

const Channels = Type.Union(
  [
    Type.Literal(1, { description: 'Grey: right for MRI, CT and X-ray; colour images are turned grey by luminance.' }),
    Type.Literal(3, { description: 'Red, green, blue: for photographs and stained slides; grey images are repeated.' }),
  ],
  {
    default: 1,
    ...about(
      'Channels',
      'Grey or colour. Choose 1 unless colour carries meaning: in collected sets the number of channels of a file often follows the class, and a network then learns that instead of the disease.',
    ),
  },
);

const Fit = Type.Union(
  [
    Type.Literal('stretch', { description: 'Both sides to the size; proportions change.' }),
    Type.Literal('pad', {
      description: 'Longer side to the size, the rest filled with the background; nothing is lost.',
    }),
    Type.Literal('crop', { description: 'Shorter side to the size, the middle is kept; edges are lost.' }),
  ],
  { default: 'pad', ...about('Fit', 'How an image of another shape is brought to `size`.') },
);

const Intensity = Type.Union(
  [
    Type.Literal('range', {
      description:
        'The range that the file can store (0 … 255 for 8 bits) becomes 0 … 1: brightness stays comparable between images.',
    }),
    Type.Literal('minmax', { description: 'Each image’s darkest pixel becomes 0 and its brightest 1.' }),
    Type.Literal('percentile', {
      description:
        'Each image’s 1st percentile becomes 0 and its 99th 1, the rest clipped: robust against a few bright pixels.',
    }),
    Type.Literal('zscore', { description: 'Each image’s mean becomes 0 and its standard deviation 1.' }),
  ],
  {
    default: 'minmax',
    ...about(
      'Intensity normalisation',
      'How stored values become the numbers that the network sees. MRI has no absolute scale, so each image is normalised by itself; for CT, whose Hounsfield units mean something, `range` keeps them comparable.',
      { paper: 'Nyúl, Udupa 1999, Magn. Reson. Med. 42, 1072' },
    ),
  },
);

export const Preprocessing = section(
  { size: Size, channels: Channels, fit: Fit, intensity: Intensity },
  about('Preprocessing', 'What is done to every image, in training and in use, before the network sees it.'),
);
export type PreprocessingConfig = Static<typeof Preprocessing>;

const Mirror = Type.Union(
  [
    Type.Literal('none', { description: 'No mirroring.' }),
    Type.Literal('horizontal', { description: 'Left and right are exchanged in half of the images.' }),
    Type.Literal('vertical', { description: 'Top and bottom are exchanged in half of the images.' }),
    Type.Literal('both', { description: 'Either, independently.' }),
  ],
  {
    default: 'none',
    ...about(
      'Mirror',
      'Random mirroring. Right for axial brain slices, which are nearly symmetric; wrong where the side carries the diagnosis (situs, laterality).',
    ),
  },
);

export const Augmentation = section(
  {
    mirror: Mirror,
    rotation: Type.Number({
      minimum: 0,
      maximum: 180,
      default: 0,
      ...about('Rotation', 'Random rotation up to this angle either way.', { unit: 'degrees', examples: [5, 10, 15] }),
    }),
    shift: Type.Number({
      minimum: 0,
      maximum: 0.5,
      default: 0,
      ...about('Shift', 'Random shift up to this fraction of the side, either way and in both directions.', {
        unit: 'fraction of the side',
        examples: [0.05, 0.1],
      }),
    }),
    zoom: Type.Number({
      minimum: 0,
      maximum: 0.9,
      default: 0,
      ...about('Zoom', 'Random scale between 1 − zoom and 1 + zoom.', { examples: [0.05, 0.1, 0.2] }),
    }),
    brightness: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0,
      ...about('Brightness', 'A random number up to this, either way, is added to the normalised pixels.', {
        examples: [0.05, 0.1],
      }),
    }),
    contrast: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0,
      ...about(
        'Contrast',
        'Differences from the image’s mean are multiplied by a random factor in 1 − contrast … 1 + contrast.',
        {
          examples: [0.1, 0.2],
        },
      ),
    }),
    noise: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0,
      ...about('Noise', 'Standard deviation of Gaussian noise added after normalisation.', {
        examples: [0.01, 0.02, 0.05],
      }),
    }),
  },
  about(
    'Augmentation',
    'Random changes to training images, drawn anew in each epoch, that keep the class: the usual cure for over-fitting on small medical sets. Validation and test images are never changed.',
  ),
);
export type AugmentationConfig = Static<typeof Augmentation>;
