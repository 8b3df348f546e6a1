import { Kind, Type, TypeRegistry, type TUnsafe } from '@sinclair/typebox';

const kind = 'HybridQml:Float64Array';

// Asked of its tag, not by instanceof: a page's arrays may come from another frame
TypeRegistry.Set(kind, (_schema, value) => Object.prototype.toString.call(value) === '[object Float64Array]');

/** Numbers as one block of bytes, which messages between host and page carry as such; NaN: a gap. */
export const Numbers: TUnsafe<Float64Array> = Type.Unsafe<Float64Array>({ [Kind]: kind });
