import { useToast } from "#web/ui/toast.tsx";
import { type Change, type Changing, type Outcome, useChange } from "../roadmap/use-change.ts";

type Acting<Input> = Omit<Changing<Input>, "send"> & {
  /** Sends the step. True when it is done, and said. */
  act: Changing<Input>["send"];
};

/** One step of a meeting: sent, and said in a word when it is done. */
export function useAct<Input, Result extends Outcome>(step: Change<Input, Result>, done?: () => string): Acting<Input> {
  const { send, ...change } = useChange(step);
  const toast = useToast();
  const act: typeof send = async (make) => {
    const isDone = await send(make);
    if (isDone && done) toast(done());
    return isDone;
  };
  return { ...change, act };
}
