import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { w } from './present-words.ts';
import { RATIOS, type Ratio } from './slide/slide-stage.tsx';

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

/** Milliseconds after which a pointer at rest, and everything for it, is out of the picture. */
const AT_REST = 2500;

/** What a hand on the mouse finds at the foot of the wall; nothing is there while it rests. */
export function Controls(props: ControlsProps) {
  const { page, count, ratio, drilled } = props;
  const awake = useAwake();
  return (
    <div class={awake ? 'present-controls awake' : 'present-controls'}>
      {drilled ? (
        <Control label={w('present.back', { page })} onClick={props.onBack}>
          ↩ {w('present.page', { page })}
        </Control>
      ) : (
        <span class="control-page">{w('present.pageOf', { page, count })}</span>
      )}
      <Control label={w('present.previous')} onClick={() => props.onTurn(-1)}>
        ←
      </Control>
      <Control label={w('present.next')} onClick={() => props.onTurn(1)}>
        →
      </Control>
      <Control label={w('present.grid')} onClick={props.onGrid}>
        {w('present.grid')}
      </Control>
      <Control label={w('present.find')} onClick={props.onFind}>
        {w('present.find')}
      </Control>
      <Control label={w('present.notes')} onClick={props.onNotes}>
        {w('present.notes')}
      </Control>
      <Control label={w('present.blank')} onClick={props.onBlank}>
        {w('present.blank')}
      </Control>
      <Control label={w('present.theme')} onClick={props.onTheme}>
        {w('present.theme')}
      </Control>
      {RATIOS.filter((one) => one !== ratio).map((one) => (
        <Control key={one} label={one} onClick={() => props.onRatio(one)}>
          {one}
        </Control>
      ))}
      <Control label={w('present.full')} onClick={props.onFull}>
        {w('present.full')}
      </Control>
      <Control label={w('present.close')} onClick={props.onClose}>
        {w('present.close')}
      </Control>
    </div>
  );
}

interface ControlProps {
  label: string;
  onClick: () => void;
  children: ComponentChildren;
}

/** Gives the focus back at once: the space bar turns pages, whatever was clicked last. */
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

/** Whether the pointer has moved lately. */
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
