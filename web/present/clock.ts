import { useEffect, useState } from 'preact/hooks';
import { inShanghai } from '../../domain/month.ts';

/** Milliseconds since the epoch. Monotonic: a correction of the system clock does not change it. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The time, updated every second. */
export function useNow(): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return time;
}

/** `elapsedText(754_000)` → `12:34`; from an hour on `1:02:03`. */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** The time of day in Shanghai: `18:30:05`. */
export function clockText(moment: number): string {
  return inShanghai(moment).clock;
}
