// TensorFlow.js keeps its gradients apart from its operations; whoever trains needs them, whatever the engine. Run from
// source, these files are another copy of the library than its main entry, and need their own side effects.
import '@tensorflow/tfjs-core/dist/base_side_effects';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
