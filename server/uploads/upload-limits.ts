import { LARGEST_UPLOAD_BYTES } from '../../contract/core/limits.ts';
import { Limiter, MemoryBudget } from '../http/limiter.ts';

const BUSY = {
  busy: {
    zh: '同时上传的文件太多，请几秒后再试。',
    en: 'Too many files are being read at once; try again in a few seconds.',
  },
  retryAfter: 3,
};

/** Two files are read at once: more would only take each other's processor. */
export const createUploadLimiter = (): Limiter => new Limiter({ concurrency: 2, queue: 400, ...BUSY });

/** Uploads that arrive or wait: ten of the largest files, or thousands of usual ones; three of the largest a person. */
export const createUploadMemory = (): MemoryBudget =>
  new MemoryBudget({ bytes: 10 * LARGEST_UPLOAD_BYTES, perOwner: 3 * LARGEST_UPLOAD_BYTES, ...BUSY });
