using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting;

public class EnvironmentTests
{
    [Fact]
    public async Task A_process_is_told_its_name_its_addresses_and_where_the_others_are()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var server = builder.AddWorkload("the-server").WithHttpEndpoint(name: "management", env: "MANAGEMENT_PORT");
            builder.AddWorkload("client").WithHttpEndpoint(name: "management", env: "MANAGEMENT_PORT").WithReference(server);
        });
        await application.HealthyAsync("client");

        var told = await EnvironmentOf(application, "client");

        var server = application.App.GetEndpoint("the-server", "http").ToString().TrimEnd('/');
        var serverManagement = application.App.GetEndpoint("the-server", "management").ToString().TrimEnd('/');
        Assert.Equal("client", told["OTEL_SERVICE_NAME"]);
        Assert.StartsWith("service.instance.id=", told["OTEL_RESOURCE_ATTRIBUTES"], StringComparison.Ordinal);
        Assert.Equal(application.App.GetEndpoint("client", "http").ToString().TrimEnd('/'), told["ASPNETCORE_URLS"]);
        Assert.Equal(application.App.GetEndpoint("client", "management").Port.ToString(), told["MANAGEMENT_PORT"]);
        Assert.Equal(server, told["services__the-server__http__0"]);
        Assert.Equal(server, told["THE_SERVER_HTTP"]);
        Assert.Equal(serverManagement, told["services__the-server__management__0"]);
        Assert.Equal(serverManagement, told["THE_SERVER_MANAGEMENT"]);
    }

    [Fact]
    public async Task A_process_is_given_text_parameters_and_addresses_as_variables()
    {
        await using var application = await TestApplication.StartAsync(
            builder =>
            {
                var parameter = builder.AddParameter("api-key", secret: true);
                var server = builder.AddWorkload("server");
                builder.AddWorkload("client")
                    .WithEnvironment("TEXT", "as it is")
                    .WithEnvironment("KEY", parameter)
                    .WithEnvironment("ADDRESS", server.GetEndpoint("http"))
                    .WithEnvironment("BOTH", ReferenceExpression.Create($"{{key {parameter} at {server.GetEndpoint("http").Property(EndpointProperty.HostAndPort)}}}"))
                    .WithEnvironment(context => context.EnvironmentVariables["OTEL_SERVICE_NAME"] = "renamed");
            },
            "--Parameters:api-key=abc");
        await application.HealthyAsync("client");

        var told = await EnvironmentOf(application, "client");

        var server = application.App.GetEndpoint("server");
        Assert.Equal("as it is", told["TEXT"]);
        Assert.Equal("abc", told["KEY"]);
        Assert.Equal($"http://{server.Authority}", told["ADDRESS"]);
        Assert.Equal($"{{key abc at {server.Authority}}}", told["BOTH"]);
        Assert.Equal("renamed", told["OTEL_SERVICE_NAME"]);
    }

    [Fact]
    public async Task A_process_gets_its_arguments_and_works_in_the_directory_of_its_project()
    {
        await using var application = await TestApplication.StartAsync(builder =>
            builder.AddWorkload("workload").WithArgs("--first", "a b").WithArgs(context => context.Args.Add("last\"")));
        await application.HealthyAsync("workload");

        using var client = application.Client("workload");

        Assert.Equal(["--first", "a b", "last\""], (await client.GetFromJsonAsync<string[]>("/arguments"))!);
        Assert.Equal("IrisBench.Tests.Workload", Path.GetFileName(await client.GetStringAsync("/directory")));
    }

    [Fact]
    public async Task A_reference_to_one_endpoint_tells_only_that_one()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var server = builder.AddWorkload("server").WithHttpEndpoint(name: "management", env: "MANAGEMENT_PORT");
            builder.AddWorkload("client").WithReference(server.GetEndpoint("management"));
        });
        await application.HealthyAsync("client");

        var told = await EnvironmentOf(application, "client");

        Assert.Contains("services__server__management__0", told.Keys);
        Assert.DoesNotContain("services__server__http__0", told.Keys);
    }

    [Fact]
    public async Task A_port_that_is_asked_for_is_used_when_ports_are_not_random()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var free = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();

        await using var application = await TestApplication.StartAsync(
            builder => builder.AddWorkload("workload").WithEndpoint("http", endpoint => endpoint.Port = free),
            "--DcpPublisher:RandomizePorts=false");
        await application.HealthyAsync("workload");

        Assert.Equal(free, application.App.GetEndpoint("workload").Port);
    }

    [Fact]
    public async Task Endpoints_are_on_the_loopback_address()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));

        Assert.True(application.App.GetEndpoint("workload").IsLoopback);
    }

    private static async Task<Dictionary<string, string>> EnvironmentOf(TestApplication application, string resource)
    {
        using var client = application.Client(resource);
        return (await client.GetFromJsonAsync<Dictionary<string, string>>("/environment"))!;
    }
}
