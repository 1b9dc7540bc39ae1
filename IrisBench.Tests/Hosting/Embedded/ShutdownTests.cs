namespace IrisBench.Tests.Hosting.Embedded;

public class ShutdownTests
{
    [UnixTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_every_process_and_the_AppHost_ends_well(string signal)
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path);
        var workloads = await appHost.WorkloadsAsync();
        Assert.Equal(2, workloads.Count);
        var children = appHost.Children();

        await appHost.SignalAsync(signal);

        Assert.Equal(0, await appHost.ExitAsync());
        Assert.All(children, workload => Assert.False(ProcessProbe.IsAlive(workload)));
    }

    [UnixFact]
    public async Task No_process_outlives_an_AppHost_that_is_killed()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path);
        var workloads = await appHost.WorkloadsAsync();
        Assert.Equal(2, workloads.Count);

        var children = appHost.Children();
        Assert.Superset(workloads.ToHashSet(), children.ToHashSet());

        await appHost.SignalAsync("KILL");
        await appHost.ExitAsync();

        foreach (var child in children)
            await ProcessProbe.WaitUntilGoneAsync(child, appHost.Timeout);
    }

    [UnixFact]
    public async Task A_program_does_not_outlive_an_AppHost_that_is_killed()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, "--WithProgram=sleep");
        await appHost.WorkloadsAsync();
        var children = appHost.Children();
        var program = Assert.Single(children, child => ProcessProbe.NameOf(child) == "sleep");

        await appHost.SignalAsync("KILL");
        await appHost.ExitAsync();

        await ProcessProbe.WaitUntilGoneAsync(program, appHost.Timeout);
    }

    [UnixFact]
    public async Task No_process_outlives_a_dotnet_run_that_is_killed()
    {
        using var home = new TemporaryHome();
        await using var run = AppHostProcess.StartByDotnetRun(home.Path);
        var workloads = await run.WorkloadsAsync();
        Assert.Equal(2, workloads.Count);
        var appHost = Assert.Single(run.Children());

        await run.SignalAsync("KILL");
        try
        {
            foreach (var process in workloads.Append(appHost))
                await ProcessProbe.WaitUntilGoneAsync(process, run.Timeout);
        }
        finally
        {
            // Does nothing unless the test fails.
            ProcessProbe.Kill(appHost);
        }
    }

    [UnixFact]
    public async Task A_signal_while_the_application_starts_stops_it_too()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, "--BackStartsUnhealthy=true");
        await appHost.SaysAsync("Now listening on");

        await appHost.SignalAsync("TERM");

        Assert.Equal(0, await appHost.ExitAsync());
    }
}
