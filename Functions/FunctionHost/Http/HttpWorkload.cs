using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IrisBench.FunctionHost.Http;

internal static class HttpWorkload
{
    public static WebApplication Build(
        string[] args, string packaging, Func<StepParts, IStep> build, Action<WebApplication>? mapRoutes)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddServiceDefaults();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Workload.MaximumReceivedBytes;
        });
        builder.Services.AddPipeline(builder.Configuration, packaging);
        builder.Services.AddSingleton(provider => build(provider.GetRequiredService<StepParts>()));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Workload.FinishTimeout);
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Workload.ExecutionTimeout });

        var app = builder.Build();
        app.UseInstanceIdentity();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapDefaultEndpoints();
        app.UseRequestTimeouts();
        app.MapStep();
        mapRoutes?.Invoke(app);
        return app;
    }
}
