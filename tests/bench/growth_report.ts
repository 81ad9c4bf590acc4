// SPDX-License-Identifier: Apache-2.0
// The section on proofs, and its plot.
import type { Growth, ProofSpeed } from "./growth.ts";

export function proofSection(proofs: ProofSpeed, { table, whole, milliseconds, megabytes }: {
  readonly table: (head: readonly string[], rows: readonly (readonly string[])[]) => string;
  readonly whole: (value: number) => string;
  readonly milliseconds: (ms: number) => string;
  readonly megabytes: (bytes: number) => string;
}): string {
  const time = (ms: number | undefined): string => (ms === undefined ? "–" : ms < 1 ? `${ms.toPrecision(2)} ms` : milliseconds(ms));
  return `## Proofs

\`signpost check content\` reads and proves all ${proofs.topics} shipped topics in ${milliseconds(proofs.checkAll)} (the goal is 10 s on 2 cores), and one topic, \`${proofs.checkOne.topic}\`, in
${milliseconds(proofs.checkOne.ms)} (200 ms). Reading the content, which is in both, takes ${milliseconds(proofs.read)}.

One edited topic proven anew, with the content in memory as in the studio, on one core:

${table(["", "the topic in the middle", "the slowest", "goal", "reading all content"], ([["native", "200 ms", proofs.recheck], ["WebAssembly in Node", "500 ms", proofs.recheckInWasm]] as const).map(([name, goal, each]) => [
    name, time(each.median), `${time(each.most)} (\`${each.slowest}\`)`, goal, time(each.read),
  ]))}

Growth: generated topics of 4 to 300 questions in the proportions of shipped ones (checklists of 10 boxes, choices, yes and no with "not sure", numbers with thresholds, questions behind
others, scores; two rules for each question), each with one invariant that two of its rules keep together. Three ways to prove it, in one run and on one core, medians of three topics of each size:
- *diagrams*: this one invariant, from the content in memory to the answer;
- *solver*: the same as SMT-LIB for ${proofs.solverVersion}, the whole command; ${milliseconds(proofs.solverStart)} of it is its start;
- *every answer set*: the core's own outcome for each, one by one, numbers cut at their thresholds; "–" was not done in ${proofs.mostEnumerationSeconds} s.

*All outcomes* is more than the others do: the sets of patients for every rule and every outcome of the topic, from which every property is read; natively and as WebAssembly in Node. "–" reached the limit of
nodes. All ways agree on every topic, or this page would not have been written.

![Time to prove an invariant against the size of the topic](pictures/growth.svg)

${table(["Questions", "rules", "answer sets", "diagrams", "solver", "every answer set", "all outcomes", "in WebAssembly", "nodes", "memory"], proofs.growth.map((each) => [
    whole(each.questions), whole(each.rules), `10^${each.digits - 1}`, time(each.diagrams), time(each.solver), time(each.enumeration),
    time(each.wholeTable), time(each.wholeTableInWasm), whole(each.nodes), megabytes(each.bytes),
  ]))}
`;
}

/** Both axes are logarithmic. Lines differ by dashes and carry their names, so that the plot needs no colour. */
export function growthPlot(growth: readonly Growth[]): string {
  const [width, height, left, right, top, bottom] = [760, 420, 70, 150, 24, 56];
  const sizes = growth.map(({ questions }) => questions);
  const least = Math.log10(Math.min(...sizes));
  const most = Math.log10(Math.max(...sizes));
  const [fastest, slowest] = [-2, 5]; // 0.01 ms to 100 s
  const x = (questions: number): number => left + ((Math.log10(questions) - least) / (most - least || 1)) * (width - left - right);
  const y = (ms: number): number => {
    const place = (Math.min(Math.max(Math.log10(ms), fastest), slowest) - fastest) / (slowest - fastest);
    return height - bottom - place * (height - top - bottom);
  };
  const lines: readonly [name: string, dashes: string, colour: string, of: (each: Growth) => number | undefined][] = [
    ["diagrams", "none", "#005eb8", ({ diagrams }) => diagrams],
    ["Z3", "8 4", "#8a1538", ({ solver }) => solver],
    ["every answer set", "2 4", "#425563", ({ enumeration }) => enumeration],
    ["diagrams, all outcomes", "10 3 2 3", "#007f3b", ({ wholeTable }) => wholeTable],
  ];
  const drawn = lines.map(([name, dashes, colour, of]) => {
    const points = growth.flatMap((each) => {
      const ms = of(each);
      return ms === undefined ? [] : [[x(each.questions), y(ms)] as const];
    });
    const last = points.at(-1) ?? [left, top];
    return `<polyline points="${points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(" ")}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dashes}"/>
<text x="${(last[0] + 8).toFixed(1)}" y="${(last[1] + 4).toFixed(1)}" fill="${colour}">${name}</text>`;
  });
  const times = [["0.01 ms", -2], ["0.1 ms", -1], ["1 ms", 0], ["10 ms", 1], ["0.1 s", 2], ["1 s", 3], ["10 s", 4], ["100 s", 5]] as const;
  const ticks = sizes.filter((size) => [4, 10, 20, 40, 80, 160, 300].includes(size));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Arial, sans-serif" font-size="13" role="img">
<title>Time to prove an invariant against the number of questions of the topic</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${times.map(([name, at]) => `<line x1="${left}" x2="${width - right}" y1="${y(10 ** at).toFixed(1)}" y2="${y(10 ** at).toFixed(1)}" stroke="#d8dde0"/><text x="${left - 8}" y="${(y(10 ** at) + 4).toFixed(1)}" text-anchor="end">${name}</text>`).join("\n")}
${ticks.map((size) => `<text x="${x(size).toFixed(1)}" y="${height - bottom + 20}" text-anchor="middle">${size}</text>`).join("\n")}
<text x="${(left + width - right) / 2}" y="${height - 12}" text-anchor="middle">questions of the topic</text>
${drawn.join("\n")}
</svg>
`;
}
