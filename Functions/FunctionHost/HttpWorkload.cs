using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IrisBench.FunctionHost;

internal static class HttpWorkload
{
    public static WebApplication Build(string[] args, string packaging, Func<StepParts, IStep> build)
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
        builder.Services.AddRequestTimeouts(options
            => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Workload.ExecutionTimeout });

        var app = builder.Build();
        app.UseInstanceIdentity();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapDefaultEndpoints();
        app.UseCallerCheck();
        app.UseRequestTimeouts();
        // The body in, the answer out as JSON, or as bare text where the caller prefers it.
        app.MapPost("/", HandleAsync);
        if (packaging == FunctionWorkload.Packaging)
        {
            // Where OpenFaaS probes its functions.
            app.MapGet("/_/health", static context => context.Response.WriteAsync("OK"));
            app.MapGet("/_/ready", static context => context.Response.WriteAsync("OK"));
        }

        return app;
    }

    private static async Task HandleAsync(HttpContext context)
    {
        var handler = context.RequestServices.GetRequiredService<IStep>();
        var request = new StepRequest(
            await RequestBody.ReadAsync(context.Request.Body, context.RequestAborted),
            BearerToken.Of(context.Request.Headers.Authorization));
        var answer = await handler.RunAsync(request, context.RequestAborted);
        await (AnswerFormat.PrefersText(context.Request.Headers.Accept)
            ? TypedResults.Text(answer.Text, AnswerFormat.Text)
            : TypedResults.Text(answer.ToJson(), AnswerFormat.Json)).ExecuteAsync(context);
    }
}
