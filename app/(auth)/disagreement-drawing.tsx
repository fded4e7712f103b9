const answers = [
  { letter: 'A', says: 'deep scratch', color: 0, box: { x: 92, y: 74, width: 254, height: 74 } },
  { letter: 'B', says: 'scratch', color: 1, box: { x: 108, y: 84, width: 228, height: 52 } },
  { letter: 'C', says: 'nothing here', color: 2, box: null },
]

/** Three people, one scratch, and the sentence that makes them agree. */
export function DisagreementDrawing() {
  return (
    <figure className="w-full max-w-xl">
      <svg
        viewBox="0 0 440 220"
        role="img"
        aria-label="One scratch, boxed by two people and passed over by a third"
        className="w-full rounded-lg border border-line bg-sunken"
      >
        <rect
          x="40"
          y="28"
          width="360"
          height="164"
          rx="18"
          className="fill-surface stroke-line-strong"
          strokeOpacity="0.5"
        />
        <path
          d="M120 128 C 170 112, 214 122, 252 104 S 312 98, 326 92"
          className="stroke-ink"
          strokeWidth="1.6"
          strokeOpacity="0.75"
          fill="none"
        />
        {answers.map(({ letter, color, box }) =>
          box ? (
            <g key={letter}>
              <rect {...box} rx="2" fill="none" strokeWidth="1.75" stroke={`var(--class-${color})`} />
              <rect x={box.x - 1} y={box.y - 15} width="17" height="15" fill={`var(--class-${color})`} />
              <text
                x={box.x + 7.5}
                y={box.y - 4}
                textAnchor="middle"
                fontSize="11"
                fontWeight="600"
                className="fill-surface"
              >
                {letter}
              </text>
            </g>
          ) : null,
        )}
        <g className="stroke-muted" strokeWidth="1">
          <path d="M120 168 H 326 M120 164 v8 M326 164 v8" />
        </g>
        <text x="223" y="184" textAnchor="middle" fontSize="11" className="fill-muted">
          0.34 mm
        </text>
      </svg>
      <figcaption className="mt-6 grid gap-4">
        <ul className="grid grid-cols-3 gap-4 text-base">
          {answers.map(({ letter, says, color }) => (
            <li key={letter} className="border-l-2 pl-3" style={{ borderColor: `var(--class-${color})` }}>
              <span className="block text-faint text-sm">{letter} says</span>
              {says}
            </li>
          ))}
        </ul>
        <p className="border-line border-t pt-4 text-lg">
          “A scratch counts from 0.3 mm; depth makes no difference.”
          <span className="mt-1 block text-base text-muted">
            One sentence in the definition, and the three agree. Concord finds where such a sentence is missing, and
            measures what it did.
          </span>
        </p>
      </figcaption>
    </figure>
  )
}
