using IrisBench.LiveView.Catalog;
using IrisBench.LiveView.Page;
using IrisBench.LiveView.Running;
using IrisBench.LiveView.Settings;
using IrisBench.ServiceDefaults;
using IrisBench.ServiceDefaults.Startup;

return await ServiceProcess.RunAsync("live-view", () =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddLiveSettings();
    builder.AddServiceDefaults();
    builder.AddRuns();
    builder.AddRunCatalog();
    builder.AddLivePage();

    var app = builder.Build();
    app.MapDefaultEndpoints();
    return Task.FromResult(app);
});
