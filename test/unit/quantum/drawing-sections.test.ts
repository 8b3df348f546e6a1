import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geometryOf } from '../../../src/quantum/drawing/geometry';
import { layOut } from '../../../src/quantum/drawing/layout';
import { markGroups } from '../../../src/quantum/drawing/marks';
import type { Section } from '../../../src/quantum/section';
import { arbitraryCircuit } from './arbitrary-circuit';

/** A circuit, cut into sections, some of them folded. */
const cut = arbitraryCircuit.chain((circuit) => {
  const count = circuit.operations.length;
  return fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: 0, max: count }), { maxLength: 4 }),
      folded: fc.uniqueArray(fc.integer({ min: 0, max: 4 })),
    })
    .map(({ cuts, folded }) => {
      const at = [...cuts].sort((a, b) => a - b);
      const sections = at
        .slice(1)
        .map((to, k): Section => ({ kind: 'layer', title: `Layer ${k + 1}`, from: at[k]!, to }));
      return { circuit, sections, folded: new Set(folded) };
    });
});

test('a section stands wholly behind the one before it', () => {
  fc.assert(
    fc.property(cut, ({ circuit, sections, folded }) => {
      const drawing = layOut(circuit, { sections, folded });
      drawing.sections.forEach((section, k) => {
        const before = drawing.sections[k - 1];
        assert.ok(section.last >= section.first);
        assert.ok(before === undefined || before.last < section.first);
      });
      for (const shape of drawing.shapes) {
        if (!('operation' in shape)) continue;
        const own = drawing.sections.find(({ section }) => {
          const { from, to } = sections[section]!;
          return shape.operation >= from && shape.operation < to;
        });
        assert.ok(own === undefined || (shape.column >= own.first && shape.column <= own.last));
      }
    }),
  );
});

test('every operation is drawn once, or is in one folded block', () => {
  fc.assert(
    fc.property(cut, ({ circuit, sections, folded }) => {
      const drawing = layOut(circuit, { sections, folded });
      const groups = markGroups(drawing, geometryOf(drawing)).map(({ of }) => of);
      const drawn = groups.flatMap((of) => ('operation' in of ? [of.operation] : []));
      const hidden = groups.flatMap((of) => {
        if (!('section' in of)) return [];
        const { from, to } = sections[of.section]!;
        return Array.from({ length: to - from }, (_, k) => from + k);
      });
      assert.deepEqual(
        [...drawn, ...hidden].sort((a, b) => a - b),
        circuit.operations.map((_, k) => k),
      );
    }),
  );
});

test('columns do not overlap, and barriers stand between them', () => {
  fc.assert(
    fc.property(cut, ({ circuit, sections, folded }) => {
      const drawing = layOut(circuit, { sections, folded });
      const geometry = geometryOf(drawing);
      drawing.columns.forEach((_, column) => {
        const half = geometry.columnWidth(column) / 2;
        assert.ok(geometry.edge(column) < geometry.x(column) - half + 1e-9);
        assert.ok(
          column === 0 || geometry.edge(column) > geometry.x(column - 1) + geometry.columnWidth(column - 1) / 2 - 1e-9,
        );
      });
    }),
  );
});
