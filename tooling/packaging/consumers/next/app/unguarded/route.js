/** The middleware does not run for this route. */
export async function GET(request) {
  const authorization = request.headers.get('authorization');
  return Response.json({ authorization }, { headers: { 'cache-control': 'public, max-age=600' } });
}
