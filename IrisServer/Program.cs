using IrisBench.ServiceDefaults;
using IrisServer.Authentication;
using IrisServer.Hosting;
using IrisServer.Models;
using IrisServer.Storage;

return await ServiceProcess.RunAsync("iris-server", async () =>
{
    // The settings file lies beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.ListenOnLoopbackByDefault();
    builder.AddServiceDefaults();
    builder.AddKnownProxies();
    builder.AddRequestLimits();
    builder.AddProblemAnswers();
    builder.AddStore();
    builder.AddLogin();
    builder.AddTokenAuthentication();
    builder.AddApiDescription();

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseProblemAnswers();
    app.MapDefaultEndpoints();
    app.UseCallerCheck();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapLogin();
    app.MapModels();
    app.MapOpenApi();

    await app.PrepareStoreAsync();
    return app;
});
