import { type Disposable, EventEmitter, LogLevel, type LogOutputChannel, workspace } from 'vscode';

/**
 * What client and server say to each other goes to the output as soon as the setting asks for it. The language client heeds the setting
 * only where the channel's own level is `trace`, which nobody finds; so it is given the channel with the level that the setting says.
 */
export function tracedTo(output: LogOutputChannel): { readonly channel: LogOutputChannel } & Disposable {
  const changed = new EventEmitter<LogLevel>();
  const level = () => (isOn() ? LogLevel.Trace : LogLevel.Info);
  const listener = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('gouji.trace.server')) changed.fire(level());
  });
  const own: Partial<LogOutputChannel> = {
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: (message, ...rest) => output.info(message, ...rest),
  };
  const channel = new Proxy(output, {
    get(target, key) {
      const value: unknown = Reflect.get(key in own ? own : target, key);
      return typeof value === 'function' && !(key in own) ? value.bind(target) : value;
    },
  });
  return { channel, dispose: () => [changed, listener].forEach((one) => void one.dispose()) };
}

function isOn(): boolean {
  return workspace.getConfiguration('gouji').get('trace.server', 'off') !== 'off';
}
