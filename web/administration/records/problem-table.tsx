import { NOTHING } from '../../../domain/format.ts';
import type { Problem } from '../../../domain/problem.ts';
import { More, usePaged } from '../../components/paged.tsx';
import { language, t } from '../../i18n/index.ts';
import { recordTexts } from './texts.ts';

/** Every problem of a data file, with its row and column. */
export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const { shown, more } = usePaged(problems);
  if (problems.length === 0) return null;
  return (
    <>
      <div class="table-frame">
        <table class="plain-table">
          <caption class="only-read">{t(recordTexts.problem.message)}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {t(recordTexts.problem.row)}
              </th>
              <th scope="col">{t(recordTexts.problem.column)}</th>
              <th scope="col">{t(recordTexts.problem.value)}</th>
              <th scope="col">{t(recordTexts.problem.message)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((problem) => (
              <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
                <td class="number">{problem.row ?? NOTHING}</td>
                <td>{problem.column ?? NOTHING}</td>
                <td>{problem.value ?? NOTHING}</td>
                <td>{language() === 'en' ? problem.messageEn : problem.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={shown.length} all={problems.length} more={more} />
    </>
  );
}
