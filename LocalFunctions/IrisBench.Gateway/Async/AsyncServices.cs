namespace IrisBench.Gateway.Async;

internal static class AsyncServices
{
    public static void AddAsyncCalls(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(AsyncSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<AsyncQueue>();
        builder.Services.AddSingleton<AsyncCaller>();
        builder.Services.AddSingleton<CallbackSender>();
        builder.Services.AddSingleton<AsyncEndpoint>();
        builder.Services.AddHostedService<AsyncWorkers>();
    }

    public static void MapAsyncFunctions(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<AsyncEndpoint>();
        app.MapPost("/async-function/{name}/{**path}", (HttpContext context, string name) => endpoint.HandleAsync(context, name));
    }
}
