namespace IrisBench.Tests.Hosting;

[Collection(OneSystemAtATime.Name)]
public sealed class ShutdownTests
{
    [UnixFact]
    public async Task No_process_outlives_an_AppHost_that_is_killed()
    {
        await using var appHost = await AppHostProcess.StartAsync(StartedAssembly.PathOf("IrisBench.AppHost"));
        await appHost.EndAsync("KILL");
    }

    [UnixFact]
    public async Task No_process_outlives_a_dotnet_run_that_is_killed()
    {
        await using var run = await AppHostProcess.StartAsync("run", "--no-build", "--no-launch-profile", "--project", Projects.IrisBench_AppHost.ProjectPath);
        await run.EndAsync("KILL");
    }
}
