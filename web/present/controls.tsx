import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { RATIOS, type Ratio } from '../../domain/decks/layout/paginate.ts';
import { slideTexts } from '../components/slide/texts.ts';
import { t } from '../i18n/index.ts';
import { presentTexts } from './texts.ts';

interface ControlsProps {
  page: number;
  count: number;
  ratio: Ratio;
  drilled: boolean;
  onTurn: (step: 1 | -1) => void;
  onBack: () => void;
  onGrid: () => void;
  onFind: () => void;
  onNotes: () => void;
  onBlank: () => void;
  onFull: () => void;
  onTheme: () => void;
  onRatio: (ratio: Ratio) => void;
  onClose: () => void;
}

/** Milliseconds after which a resting pointer and the controls are hidden. */
const AT_REST = 2500;

/** The controls at the bottom of the screen; hidden while the pointer rests. */
export function Controls(props: ControlsProps) {
  const { page, count, ratio, drilled } = props;
  const awake = useAwake();
  return (
    <footer class={awake ? 'present-controls awake' : 'present-controls'}>
      {drilled ? (
        <Control label={t(presentTexts.back, { page })} onClick={props.onBack}>
          ↩ {t(presentTexts.page, { page })}
        </Control>
      ) : (
        <span class="control-page">{t(presentTexts.pageOf, { page, count })}</span>
      )}
      <Control label={t(slideTexts.previous)} onClick={() => props.onTurn(-1)}>
        ←
      </Control>
      <Control label={t(slideTexts.next)} onClick={() => props.onTurn(1)}>
        →
      </Control>
      <Control label={t(presentTexts.grid)} onClick={props.onGrid}>
        {t(presentTexts.grid)}
      </Control>
      <Control label={t(presentTexts.find)} onClick={props.onFind}>
        {t(presentTexts.find)}
      </Control>
      <Control label={t(presentTexts.notes)} onClick={props.onNotes}>
        {t(presentTexts.notes)}
      </Control>
      <Control label={t(presentTexts.blank)} onClick={props.onBlank}>
        {t(presentTexts.blank)}
      </Control>
      <Control label={t(presentTexts.theme)} onClick={props.onTheme}>
        {t(presentTexts.theme)}
      </Control>
      {RATIOS.filter((one) => one !== ratio).map((one) => (
        <Control key={one} label={one} onClick={() => props.onRatio(one)}>
          {one}
        </Control>
      ))}
      <Control label={t(presentTexts.full)} onClick={props.onFull}>
        {t(presentTexts.full)}
      </Control>
      <Control label={t(presentTexts.close)} onClick={props.onClose}>
        {t(presentTexts.close)}
      </Control>
    </footer>
  );
}

interface ControlProps {
  label: string;
  onClick: () => void;
  children: ComponentChildren;
}

/** Gives up the focus when clicked, so that the space bar turns pages. */
function Control({ label, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={(event) => {
        event.currentTarget.blur();
        onClick();
      }}
    >
      {children}
    </button>
  );
}

/** Whether the pointer has moved recently. */
function useAwake(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    let timer: number | undefined;
    const moved = () => {
      setAwake(true);
      document.documentElement.classList.remove('pointer-rests');
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        setAwake(false);
        document.documentElement.classList.add('pointer-rests');
      }, AT_REST);
    };
    document.addEventListener('mousemove', moved);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('mousemove', moved);
      document.documentElement.classList.remove('pointer-rests');
    };
  }, []);
  return awake;
}
