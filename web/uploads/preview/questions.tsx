import { useRef, useState } from 'preact/hooks';
import type { Finding } from '../../../domain/import/finding.ts';
import type { Question } from '../../../domain/import/parsed-file.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { type ApiProblem, send, toProblem } from '../../api/client.ts';
import { Select } from '../../components/choice.tsx';
import { ErrorText } from '../../components/forms/form-field.tsx';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { asRefused } from '../sending.ts';
import { uploadTexts } from '../texts.ts';
import { FindingList } from './finding-section.tsx';
import { placeOf } from './findings.ts';
import { previewTexts } from './texts.ts';

/** With more choices than this, a list to open replaces the radio buttons. */
const IN_SIGHT = 6;

interface QuestionsProps {
  upload: UploadDocument;
  replace: (upload: UploadDocument) => void;
}

/** Questions about what the file leaves open, each with its choices; the answers are sent together. */
export function Questions({ upload, replace }: QuestionsProps) {
  const { questions } = upload;
  const [answers, setAnswers] = useState<Record<string, string>>(() => suggested(questions));
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const open = questions.filter(({ key }) => !answers[key]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const [first] = open;
    if (first) {
      setAsking(true);
      const place = questions.indexOf(first);
      const field = form.current?.querySelectorAll('fieldset')[place];
      field?.querySelector<HTMLElement>('input, select')?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    const given = Object.fromEntries(questions.map(({ key }) => [key, answers[key]!]));
    try {
      const next = await send('PATCH /api/uploads/:id', { id: upload.id }, { answers: given }).catch(
        asRefused,
      );
      setAnswers(suggested(next.questions));
      setAsking(false);
      replace(next);
      window.scrollTo(0, 0);
    } catch (error) {
      setFailure(toProblem(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form ref={form} class="questions" onSubmit={submit} noValidate>
      {questions.map((question, place) => (
        <OneQuestion
          key={question.key}
          question={question}
          place={place}
          findings={upload.warnings.filter(({ code }) => code === question.code)}
          answer={answers[question.key]}
          isMissing={isAsking && !answers[question.key]}
          choose={(value) => setAnswers((before) => ({ ...before, [question.key]: value }))}
        />
      ))}
      {failure && <ErrorText>{failure.message || t(sharedTexts.error.network)}</ErrorText>}
      <p class="form-end">
        <button type="submit" class="button strong" disabled={isBusy} aria-busy={isBusy}>
          {isBusy ? t(uploadTexts.job.reading) : t(previewTexts.question.go)}
        </button>
        {open.length > 0 && questions.length > 1 && (
          <span class="note">{t(previewTexts.question.left, { count: open.length })}</span>
        )}
      </p>
    </form>
  );
}

function suggested(questions: readonly Question[]): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap(({ key, suggestion }) => (suggestion === null ? [] : [[key, suggestion]])),
  );
}

interface OneQuestionProps {
  question: Question;
  place: number;
  /** The rows that it is about, where it is about rows. */
  findings: readonly Finding[];
  answer: string | undefined;
  isMissing: boolean;
  choose: (value: string) => void;
}

function OneQuestion({ question, place, findings, answer, isMissing, choose }: OneQuestionProps) {
  const { choices, remember, suggestion } = question;
  const where = placeOf(question);
  const label = (value: string, text: string) =>
    value === suggestion ? t(previewTexts.question.suggested, { text }) : text;
  return (
    <fieldset class={isMissing ? 'question missing' : 'question'}>
      <legend>{t(question)}</legend>
      {where && <p class="question-place">{where}</p>}
      {choices.length <= IN_SIGHT ? (
        <div class="question-choices">
          {choices.map((choice) => (
            <label key={choice.value} class="question-choice">
              <input
                type="radio"
                name={`question-${place}`}
                checked={answer === choice.value}
                onChange={() => choose(choice.value)}
              />
              {label(choice.value, t(choice.label))}
            </label>
          ))}
        </div>
      ) : (
        <Select
          aria-label={t(question)}
          value={choices.some(({ value }) => value === answer) ? answer : ''}
          options={choices.map((choice) => ({
            value: choice.value,
            name: label(choice.value, t(choice.label)),
          }))}
          onChange={choose}
        >
          <option value="" disabled>
            {t(previewTexts.question.choose)}
          </option>
        </Select>
      )}
      {findings.length > 0 && <FindingList findings={findings} label={t(previewTexts.growth.concerned)} />}
      {question.code === 'period' && (
        <label class="question-other">
          {t(previewTexts.question.otherMonth)}
          <input
            type="month"
            class="field"
            value={answer ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        </label>
      )}
      {isMissing && <ErrorText>{t(previewTexts.question.missing)}</ErrorText>}
      {remember !== 'never' && (
        <p class="question-remember">
          {remember === 'apply'
            ? t(previewTexts.question.rememberApply)
            : t(previewTexts.question.rememberOffer)}
        </p>
      )}
    </fieldset>
  );
}
