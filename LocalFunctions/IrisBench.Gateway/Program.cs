using IrisBench.Gateway.Api;
using IrisBench.Gateway.Async;
using IrisBench.Gateway.Configuration;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Proxy;
using IrisBench.ServiceDefaults;
using IrisBench.ServiceDefaults.Access;
using IrisBench.ServiceDefaults.Startup;

return await ServiceProcess.RunAsync("irisbench-gateway", () =>
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.AddServiceDefaults();
    builder.AddRequestLimits();
    builder.AddBasicAuthentication();
    builder.AddFunctions();
    builder.AddProxy();
    builder.AddAsyncCalls();

    var app = builder.Build();
    app.UseProblemAnswers();
    app.MapDefaultEndpoints(management => management.UseFunctionTargets());
    app.UseCallerCheck();
    app.UseBasicAuthentication();

    app.MapFunctions();
    app.MapAsyncFunctions();
    app.MapSystem();

    return Task.FromResult(app);
});
