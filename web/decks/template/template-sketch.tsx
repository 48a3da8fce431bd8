import type {
  DetectedLayout,
  DetectedPlaceholder,
  TemplateReport,
} from '../../../domain/decks/template-report.ts';
import { t } from '../../i18n/index.ts';
import { templateTexts } from './texts.ts';

interface TemplateSketchProps {
  report: TemplateReport;
  layout: DetectedLayout;
  name: string;
}

const WIDTH = 240;

/** The layout of a page of the template, on its background and in its colours. */
export function TemplateSketch({ report, layout, name }: TemplateSketchProps) {
  const height = Math.round((WIDTH * report.height) / report.width);
  const ink = report.dark ? '#fff' : '#222';
  const box = ({ x, y, width, height: tall }: DetectedPlaceholder) => ({
    x: x * WIDTH,
    y: y * height,
    width: width * WIDTH,
    height: tall * height,
  });
  const body = layout.body ?? roomBelow(layout);
  return (
    <figure class="template-sketch">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="img"
        aria-label={t(templateTexts.sketch, { name })}
      >
        <rect
          width={WIDTH}
          height={height}
          fill={report.ground ? `#${report.ground}` : report.dark ? '#333' : '#fff'}
        />
        {body && <Labelled box={box(body)} ink={ink} text={t(templateTexts.sketchBody)} />}
        {layout.title && (
          <Labelled box={box(layout.title)} ink={ink} text={t(templateTexts.sketchTitle)} strong />
        )}
        {layout.foot.map((place, at) => (
          <rect key={at} {...box(place)} fill={ink} opacity={0.16} />
        ))}
      </svg>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

interface LabelledProps {
  box: DetectedPlaceholder;
  ink: string;
  text: string;
  strong?: boolean;
}

function Labelled({ box, ink, text, strong }: LabelledProps) {
  return (
    <>
      <rect
        {...box}
        fill={ink}
        fill-opacity={strong ? 0.16 : 0.05}
        stroke={ink}
        stroke-opacity={0.5}
        stroke-dasharray="3 2"
      />
      <text
        x={box.x + box.width / 2}
        y={box.y + box.height / 2}
        fill={ink}
        font-size={12}
        text-anchor="middle"
        dominant-baseline="central"
      >
        {text}
      </text>
    </>
  );
}

/** The area of tables and charts on a layout without a body placeholder. */
function roomBelow({ title, foot }: DetectedLayout): DetectedPlaceholder | null {
  if (!title) return null;
  const top = title.y + title.height + 0.01;
  const bottom = Math.min(0.97, ...foot.map(({ y }) => y)) - 0.01;
  return bottom > top ? { x: title.x, y: top, width: title.width, height: bottom - top } : null;
}
