namespace IrisBench.LiveView.Loopback.Access;

internal static class HostCheck
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Refuses requests that were not made to this machine by name. A foreign name that resolves to 127.0.0.1 (DNS
    /// rebinding) is the same origin to the browser, so its pages could read the answers; the Host header gives it away.
    /// </summary>
    public static void UseHostCheck(this IApplicationBuilder app, int port) => app.Use((context, next) =>
        Names.Any(name => context.Request.Host == new HostString(name, port))
            ? next(context)
            : Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $"This site answers to localhost:{port} only."));
}
