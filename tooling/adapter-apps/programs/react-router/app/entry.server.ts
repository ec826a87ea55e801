/** Answers a route that has a component. This application has no such route. */
export default function handleRequest(): Response {
  return new Response(null, { status: 404 });
}
