using IrisBench.LiveView;
using IrisBench.LiveView.Running;
using IrisBench.ServiceDefaults;

return await ServiceProcess.RunAsync("live-view", () =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddLiveSettings();
    builder.AddServiceDefaults();
    builder.AddRuns();
    builder.AddLivePage();

    var app = builder.Build();
    app.MapDefaultEndpoints();
    return Task.FromResult(app);
});
