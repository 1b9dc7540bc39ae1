using IrisBench.LiveView;
using IrisBench.LiveView.Running;
using IrisBench.ServiceDefaults;

return await ServiceProcess.RunAsync("live-view", () =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var settings = builder.AddLiveSettings();
    builder.AddServiceDefaults();
    builder.AddRuns();
    builder.AddLivePage(settings);

    var app = builder.Build();
    app.MapDefaultEndpoints();
    app.UseLivePage(settings);
    return Task.FromResult(app);
});
