using IrisBench.Gateway;
using IrisBench.Gateway.Api;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Proxy;
using IrisBench.ServiceDefaults;

return await ServiceProcess.RunAsync("irisbench-gateway", () =>
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.AddServiceDefaults(callsServices: false);
    builder.AddRequestLimits();
    builder.AddFunctions();
    builder.AddProxy();

    var app = builder.Build();
    app.UseFailureAnswers();
    app.MapDefaultEndpoints(management =>
    {
        management.UseFunctionTargets();
        management.UseCounterType();
    });
    app.UseCallerCheck();
    app.UseCleanPaths();
    app.UseBasicAuthentication();

    app.MapFunctions();
    app.MapSystem();

    return Task.FromResult(app);
});
