import { t } from '../../i18n/index.ts';
import { progressTexts } from './texts.ts';

/** The legend of a row, drawn with the marks that it explains. */
export default function ProgressKey() {
  return (
    <dl class="key">
      <Entry name={t(progressTexts.key.bar)}>
        <rect class="track" x="0" y="5" width="30" height="8" />
        <rect class="bar" x="0" y="5" width="18" height="8" />
      </Entry>
      <Entry name={t(progressTexts.key.tick)}>
        <line class="tick" x1="15" x2="15" y1="1" y2="17" />
      </Entry>
      <Entry name={t(progressTexts.key.gap)}>
        <rect class="gap red" x="0" y="5" width="14" height="8" />
        <rect class="gap yellow" x="16" y="5" width="14" height="8" />
      </Entry>
      <Entry name={t(progressTexts.key.lastYear)}>
        <line class="last-year" x1="15" x2="15" y1="9" y2="16" />
      </Entry>
      <Entry name={t(progressTexts.key.level)}>
        <rect class="track" x="0" y="5" width="30" height="8" />
        <rect class="bar" x="0" y="7" width="26" height="4" />
        <line class="tick" x1="28" x2="28" y1="1" y2="17" />
      </Entry>
      <Entry name={t(progressTexts.key.growth)}>
        <line class="growth-axis" x1="0" x2="30" y1="9" y2="9" />
        <circle class="point" cx="15" cy="9" r="4.5" />
      </Entry>
      <Entry name={t(progressTexts.key.missing)}>
        <rect class="hatched" x="0" y="5" width="30" height="8" />
      </Entry>
      <div>
        <dt class="key-word">{t(progressTexts.mark.computed)}</dt>
        <dd>{t(progressTexts.mark.computedLong)}</dd>
      </div>
      <div>
        <dt class="key-word">{t(progressTexts.mark.adjusted)}</dt>
        <dd>{t(progressTexts.mark.adjustedLong)}</dd>
      </div>
    </dl>
  );
}

function Entry({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>
        <svg class="bullet" width="30" height="18" aria-hidden="true">
          {children}
        </svg>
      </dt>
      <dd>{name}</dd>
    </div>
  );
}
