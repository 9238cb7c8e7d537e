/** Fetches the chat's code, once, when somebody opens it. */

/** Name of the built chat file; the build puts it in (scripts/build.mjs). */
declare const __CHAT_FILE__: string;

let loading: Promise<void> | undefined;

/**
 * A classic script and not `import()`: a module from another origin needs CORS headers on the file,
 * a script does not, so any server that can deliver a file can deliver the widget.
 */
export function loadChat(base: string): Promise<void> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(__CHAT_FILE__, base).href;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      loading = undefined; // the next opening tries again
      reject(new Error('the chat could not be loaded'));
    });
    document.head.append(script);
  });
  return loading;
}
