namespace IrisBench.Tests.Function;

internal static class InstanceHeaders
{
    private static readonly string Id = Guid.NewGuid().ToString();

    public static void UseInstanceHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.Headers["X-Instance-Id"] = Id;
        return next(context);
    });
}
