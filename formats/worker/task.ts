/** What a running task may use of the process that started it. */
export interface TaskHost<Progress, Question, Answer> {
  /** Reports progress. Also restarts the idle timeout. */
  report(progress: Progress): void;
  /** Asks the server for data it needs while it runs, such as a page's figures. One question at a time. */
  ask(question: Question): Promise<Answer>;
}

/**
 * Work that runs outside the server process. Input, output, progress, questions and answers are plain data: they are
 * copied between processes by structured clone.
 *
 * @throws FileRefused where the file itself is not accepted; any other error is a bug
 */
export type Task<Input, Output, Progress = never, Question = never, Answer = never> = (
  input: Input,
  host: TaskHost<Progress, Question, Answer>,
) => Promise<Output>;
