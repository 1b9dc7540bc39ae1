namespace IrisBench.Tests.Hosting;

/// <summary>
/// The ends that leave the AppHost no time to say goodbye; the test of the dashboard kills the <c>dotnet run</c> above it, OwnSystemTests
/// irisbench.
/// </summary>
[Collection(OneSystemAtATime.Name)]
public sealed class ShutdownTests
{
    [UnixFact]
    public async Task No_process_outlives_an_AppHost_that_is_killed()
    {
        await using var appHost = await AppHostProcess.StartAsync(StartedAssembly.PathOf("IrisBench.AppHost"));
        await appHost.EndAsync("KILL");
    }
}
