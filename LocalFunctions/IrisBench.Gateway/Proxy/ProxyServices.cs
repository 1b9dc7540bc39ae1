namespace IrisBench.Gateway.Proxy;

internal static class ProxyServices
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<ReplicaForwarder>();
        builder.Services.AddSingleton<ForkRunner>();
        builder.Services.AddSingleton<FunctionEndpoint>();
        builder.Logging.AddFilter("Yarp", LogLevel.Error);
    }

    public static void MapFunctions(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<FunctionEndpoint>();
        app.MapMethods("/function/{name}/{**path}", Methods, (HttpContext context, string name) => endpoint.HandleAsync(context, name));
    }
}
