import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { RATIOS, type Ratio } from '../../domain/decks/export-job.ts';
import { slideTexts } from '../components/slide/texts.ts';
import { t } from '../i18n/index.ts';
import type { Command } from './presentation-state.ts';
import { presentTexts } from './texts.ts';

interface ControlsProps {
  page: number;
  count: number;
  ratio: Ratio;
  drilled: boolean;
  onCommand: (command: Command) => void;
  onRatio: (ratio: Ratio) => void;
  onClose: () => void;
}

/** Milliseconds after which a resting pointer and the controls are hidden. */
const AT_REST = 2500;

/** The controls at the bottom of the screen; hidden while the pointer rests. */
export function Controls(props: ControlsProps) {
  const { page, count, ratio, drilled, onCommand } = props;
  const named = (command: 'grid' | 'find' | 'notes' | 'blank' | 'theme' | 'full') => (
    <Control label={t(presentTexts[command])} onClick={() => onCommand(command)} />
  );
  const awake = useAwake();
  return (
    <footer class={awake ? 'present-controls awake' : 'present-controls'}>
      {drilled ? (
        <Control label={t(presentTexts.back, { page })} onClick={() => onCommand('escape')}>
          ↩ {t(presentTexts.page, { page })}
        </Control>
      ) : (
        <span class="control-page">{t(presentTexts.pageOf, { page, count })}</span>
      )}
      <Control label={t(slideTexts.previous)} onClick={() => onCommand('previous')}>
        ←
      </Control>
      <Control label={t(slideTexts.next)} onClick={() => onCommand('next')}>
        →
      </Control>
      {named('grid')}
      {named('find')}
      {named('notes')}
      {named('blank')}
      {named('theme')}
      {RATIOS.filter((one) => one !== ratio).map((one) => (
        <Control key={one} label={one} onClick={() => props.onRatio(one)} />
      ))}
      {named('full')}
      <Control label={t(presentTexts.close)} onClick={props.onClose} />
    </footer>
  );
}

interface ControlProps {
  label: string;
  onClick: () => void;
  /** What is drawn instead of the label. */
  children?: ComponentChildren;
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
      {children ?? label}
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
