import { Failure, messageOf } from '../../shared/failure';
import { webviewFailures } from '../../shared/failures/webview';
import type { Answers, Contract } from './contract';
import { checked, FromPage, type FailureText, type FromHost } from './messages';

export interface PageSpeaker {
  /** What the page said; anything that is not of the contract is reported and dropped. */
  receive(message: unknown): Promise<void>;
}

export interface HostSide<C extends Contract> {
  readonly contract: C;
  readonly answers: Answers<C>;
  post(message: FromHost): void;
  ready(): void;
  /** What was dropped and why, for the log. */
  dropped(why: string): void;
}

/** The host's end of a contract: hears the page, checks, answers. */
export function answerPage<C extends Contract>(side: HostSide<C>): PageSpeaker {
  return {
    async receive(message) {
      const heard = checked(FromPage, message);
      if ('wrong' in heard) return side.dropped(heard.wrong);
      if (heard.ok.type === 'ready') return side.ready();
      const { id, name, asked } = heard.ok;
      try {
        side.post({ type: 'answer', id, answer: await answer(side, name, asked) });
      } catch (thrown) {
        side.post({ type: 'failure', id, failure: failureText(thrown) });
      }
    },
  };
}

function answer<C extends Contract>(side: HostSide<C>, name: string, asked: unknown): unknown {
  const request = Object.hasOwn(side.contract.requests, name) ? side.contract.requests[name] : undefined;
  if (request === undefined) throw webviewFailures.unknownRequest(name);
  const question = checked(request.asks, asked);
  if ('wrong' in question) throw webviewFailures.wrongMessage(name, question.wrong);
  const reply: (asked: never) => unknown = side.answers[name]!;
  return reply(question.ok as never);
}

function failureText(thrown: unknown): FailureText {
  if (thrown instanceof Failure) return { code: thrown.code, what: thrown.message, remedy: thrown.remedy };
  return { code: 'webview.unexpected', what: messageOf(thrown), remedy: '' };
}
