using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Workarounds;

/// <summary>How Aspire publishes, and asks, where nobody helps it. A test that fails here says that Aspire has changed: then look whether
/// its workaround in IrisBench.AppHost/Workarounds can go (docs/aspire.md).</summary>
public class PublishTests
{
    private const string Secret = "a value that nobody else has 8241";

    [Fact]
    public async Task A_failed_step_ends_with_exit_code_0_and_is_told_with_its_stack()
    {
        await using var failing = new AspireProcess(
            "failure", [AspireProcess.Program, "--operation", "publish", "--step", "fails"]);

        var (exitCode, output, errors) = await failing.WaitAsync();

        Assert.Equal(0, exitCode);
        Assert.True((output + errors).Split("It failed.").Length > 2, output + errors);
        Assert.Contains("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_for_a_publish_is_kept_in_the_home_folder()
    {
        await using var publishing = new AspireProcess(
            "secret",
            [AspireProcess.Program, "--operation", "publish", "--step", "publish-prereq", "--output-path", Path.GetTempPath()],
            [("Parameters__secret", Secret)]);

        await publishing.WaitAsync();

        Assert.Contains(
            Directory.EnumerateFiles(publishing.Home, "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_shells_proxy_is_asked_for_an_address_of_this_machine()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        await using var asking = new AspireProcess(
            "health", [AspireProcess.Program, $"--Address=http://localhost:{FreePort.Next()}/"],
            [
                ("http_proxy", $"http://{proxy.LocalEndpoint}"), ("HTTP_PROXY", $"http://{proxy.LocalEndpoint}"),
                ("no_proxy", ""), ("NO_PROXY", ""),
            ]);

        using var patience = new CancellationTokenSource(StartedProcess.Patience);
        using var connection = await proxy.AcceptTcpClientAsync(patience.Token);
        using var reader = new StreamReader(connection.GetStream());

        Assert.StartsWith("GET http://localhost:", await reader.ReadLineAsync(patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_project_believes_everybodys_forwarded_headers()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--step", "publish"]);
        var project = builder.AddProject<Projects.IrisBench_Tests_Workload>("project").WithHttpEndpoint(targetPort: 8080);

        Assert.Equal("true", (await Model.VariablesAsync(project))["ASPNETCORE_FORWARDEDHEADERS_ENABLED"]);
    }
}

/// <summary>What a model says of a resource before anything runs.</summary>
internal static class Model
{
    public static async Task<Dictionary<string, object>> VariablesAsync<T>(IResourceBuilder<T> resource)
        where T : IResource
    {
        var context = new EnvironmentCallbackContext(resource.ApplicationBuilder.ExecutionContext, resource.Resource);
        foreach (var annotation in resource.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(context);
        return context.EnvironmentVariables;
    }
}
