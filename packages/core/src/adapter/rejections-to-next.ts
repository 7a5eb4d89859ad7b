/**
 * Makes an asynchronous handler one whose rejections reach the error handlers of the application.
 * Express 5 sends them there itself; on Express 4 one would end the process (O2).
 */
export function rejectionsToNext<Request, Response>(
  handler: (
    request: Request,
    response: Response,
    next: (error?: unknown) => void,
  ) => Promise<unknown>,
): (request: Request, response: Response, next: (error?: unknown) => void) => Promise<void> {
  return async (request, response, next) => {
    try {
      await handler(request, response, next);
    } catch (error) {
      next(error);
    }
  };
}
