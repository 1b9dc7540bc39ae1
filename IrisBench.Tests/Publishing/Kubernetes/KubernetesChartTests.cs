using Aspire.Hosting;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>The shape of a chart before anybody changes it, as Aspire writes it.</summary>
public class KubernetesChartTests
{
    [Fact]
    public async Task The_values_have_ports_images_variables_and_empty_secrets()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder);

        Assert.Equal(
            """
            parameters:
              api:
                port_http: 8080
                api_image: "api:latest"
              shop:
                shop_image: "shop:latest"
            secrets:
              api:
                api_key: ""
            config:
              api:
                OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY: "in_memory"
                ASPNETCORE_FORWARDEDHEADERS_ENABLED: "true"
                HTTP_PORTS: ""
                region: "north"
              shop:
                OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY: "in_memory"
                ASPNETCORE_FORWARDEDHEADERS_ENABLED: "true"
                HTTP_PORTS: "9000"
                API_HTTP: ""
                services__api__http__0: ""

            """,
            Read(folder, "values.yaml"));
    }

    [Fact]
    public async Task A_port_of_the_chart_is_a_number_and_not_quoted()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder);

        Assert.Contains(
            "containerPort: {{ .Values.parameters.api.port_http | int }}\n", Read(folder, "templates", "api", "deployment.yaml"),
            StringComparison.Ordinal);
        Assert.Contains(
            "targetPort: {{ .Values.parameters.api.port_http | int }}\n", Read(folder, "templates", "api", "service.yaml"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Service_has_the_port_that_others_call()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder);

        Assert.EndsWith(
            "      port: 80\n      targetPort: 9000\n", Read(folder, "templates", "shop", "service.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_value_in_it_is_put_together_in_the_template()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder);

        Assert.Contains(
            "  API_HTTP: \"http://api-service:{{ .Values.parameters.api.port_http }}\"\n", Read(folder, "templates", "shop", "config.yaml"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_a_value_of_the_chart()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder);

        Assert.EndsWith(
            "stringData:\n  API_KEY: \"{{ .Values.secrets.api.api_key }}\"\ntype: \"Opaque\"\n",
            Read(folder, "templates", "api", "secrets.yaml"),
            StringComparison.Ordinal);
    }

    private static async Task PublishAsync(TemporaryFolder folder)
    {
        var builder = DistributedApplication.CreateBuilder([
            "--operation", "publish", "--step", "publish", "--output-path", folder.Path,
            // Aspire asks for a value before it publishes; the chart has none of it.
            "--Parameters:api-key=a value that is written nowhere",
        ]);
        builder.AddKubernetesEnvironment("cluster").WithDashboard(false);
        var api = builder.AddProject<Projects.IrisBench_Tests_Workload>("api")
            .WithHttpEndpoint()
            .WithEnvironment("API_KEY", builder.AddParameter("api-key", secret: true))
            .WithEnvironment("REGION", builder.AddParameter("region", "north", publishValueAsDefault: true));
        builder.AddProject<Projects.IrisBench_Tests_Workload>("shop")
            .WithHttpEndpoint(port: 80, targetPort: 9000)
            .WithReference(api);
        await using var app = builder.Build();
        // Aspire publishes in the background and stops the application when it is done.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await app.RunAsync(patience.Token);
    }

    private static string Read(TemporaryFolder folder, params string[] path) => File.ReadAllText(Path.Combine([folder.Path, .. path]));
}
