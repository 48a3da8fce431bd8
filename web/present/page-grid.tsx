import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ratio } from '../../domain/decks/export-job.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import type { Catalog } from '../api/catalog.ts';
import { Slide } from '../components/slide/slide.tsx';
import { SlideFrame } from '../components/slide/slide-frame.tsx';
import { t } from '../i18n/index.ts';

interface GridProps {
  contents: PageContent[];
  index: number;
  ratio: Ratio;
  catalog: Catalog;
  onPick: (index: number) => void;
}

/** All pages as thumbnails; arrows move, Enter opens. */
export function Grid({ contents, index, ratio, catalog, onPick }: GridProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const current = list.current?.querySelectorAll('button')[index];
    current?.focus();
    current?.scrollIntoView({ block: 'center' });
  }, []);
  const pressed = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const top = buttons[0]?.offsetTop;
    const across = Math.max(
      1,
      buttons.findIndex((button) => button.offsetTop !== top),
    );
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step && here + step;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[Math.max(0, Math.min(buttons.length - 1, next))]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside have the focus
    <div class="present-grid" ref={list} onKeyDown={pressed}>
      {contents.map((content, at) => (
        <button
          type="button"
          key={at}
          aria-current={at === index ? 'page' : undefined}
          onClick={() => onPick(at)}
        >
          <Thumbnail
            content={content}
            ratio={ratio}
            catalog={catalog}
            number={at + 1}
            count={contents.length}
          />
          <span class="thumbnail-name">
            <b>{at + 1}</b> {t(content.title)}
            {content.part && ` ${content.part.number}/${content.part.of}`}
          </span>
        </button>
      ))}
    </div>
  );
}

interface ThumbnailProps {
  content: PageContent;
  ratio: Ratio;
  catalog: Catalog;
  number: number;
  count: number;
}

/** A thumbnail; drawn when it scrolls into view, since a deck may have a hundred pages. */
function Thumbnail(props: ThumbnailProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <span class="thumbnail" ref={box} aria-hidden="true">
      <SlideFrame ratio={props.ratio} fit="width">
        {seen && <Slide {...props} />}
      </SlideFrame>
    </span>
  );
}
