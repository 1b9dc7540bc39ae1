using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting;

/// <summary>A program by its command; here the workload, started as any other program would be.</summary>
public class ExecutableTests
{
    [Fact]
    public async Task A_program_listens_on_the_port_that_its_arguments_tell_it()
    {
        await using var application = await TestApplication.StartAsync(builder => AddProgram(builder));
        await application.HealthyAsync("program");

        using var client = application.Client("program");
        var arguments = (await client.GetFromJsonAsync<string[]>("/arguments", application.Timeout))!;

        Assert.Equal([$"--urls=http://127.0.0.1:{client.BaseAddress!.Port}"], arguments);
    }

    [Fact]
    public async Task A_program_runs_in_its_directory_with_its_environment()
    {
        var directory = Directory.CreateTempSubdirectory("irisbench-program-");
        await using var application = await TestApplication.StartAsync(
            builder => AddProgram(builder, directory.FullName).WithEnvironment("COLOUR", "blue").WithHttpEndpoint(name: "other", env: "OTHER_PORT"));
        await application.HealthyAsync("program");

        using var client = application.Client("program");
        using var other = application.App.CreateHttpClient("program", "other");
        var environment = (await client.GetFromJsonAsync<Dictionary<string, string>>("/environment", application.Timeout))!;

        Assert.Equal("blue", environment["COLOUR"]);
        Assert.Equal(other.BaseAddress!.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), environment["OTHER_PORT"]);
        Assert.EndsWith(directory.Name, await client.GetStringAsync("/directory", application.Timeout), StringComparison.Ordinal);
        directory.Delete();
    }

    [Fact]
    public async Task A_program_starts_and_stops_on_command()
    {
        await using var application = await TestApplication.StartAsync(builder => AddProgram(builder).WithExplicitStart());
        Assert.Equal(KnownResourceStates.NotStarted, application.Now("program").State?.Text);

        await application.App.ResourceCommands.ExecuteCommandAsync("program", KnownResourceCommands.StartCommand, application.Timeout);
        await application.HealthyAsync("program");
        using var client = application.Client("program");
        var process = await client.ProcessIdAsync();

        await application.App.ResourceCommands.ExecuteCommandAsync("program", KnownResourceCommands.StopCommand, application.Timeout);

        await application.StateAsync("program", [.. KnownResourceStates.TerminalStates!]);
        Assert.False(ProcessProbe.IsAlive(process));
    }

    [Fact]
    public async Task A_program_that_the_machine_does_not_have_fails_to_start_and_the_rest_goes_on()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            builder.AddExecutable("ghost", "no-such-program", ".");
            AddProgram(builder);
        });

        var failed = await application.WhenAsync("ghost", snapshot => snapshot.State?.Text == KnownResourceStates.FailedToStart);
        await application.HealthyAsync("program");

        Assert.Contains(failed.Snapshot.Properties, property => property.Value is string text && text.Contains("no-such-program", StringComparison.Ordinal) && property.Name == "error");
    }

    private static IResourceBuilder<ExecutableResource> AddProgram(IDistributedApplicationBuilder builder, string directory = ".")
    {
        var program = builder.AddExecutable("program", "dotnet", directory, StartedAssembly.PathOf("IrisBench.Tests.Workload")).WithHttpEndpoint();
        var port = program.GetEndpoint("http").Property(EndpointProperty.TargetPort);
        return program
            .WithArgs(context => context.Args.Add(ReferenceExpression.Create($"--urls=http://127.0.0.1:{port}")))
            .WithHttpHealthCheck("/health");
    }
}
