using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>What is missing is told at the call that left it out, by its name.</summary>
public class ArgumentTests
{
    [Fact]
    public void A_model_is_described_with_all_that_a_call_needs()
    {
        var openfaas = new PublishedModel().OpenFaaS;
        var function = openfaas.AddFunction<Projects.IrisBench_Tests_Workload>("resize");

        Refused("path", () => function.WithProgram(""));
        Refused("path", () => function.WithCompilation("r2r", ""));
        Refused("compilation", () => function.WithCompilation("", "resize.dll"));
        Refused("path", () => openfaas.WithGatewayProgram(""));
        Refused("args", () => openfaas.AddFunction("hello", "../hello", "python3", null!));
        Refused("endpoint", () => new FunctionOptions().LookUpService(null!));
        Refused("done", () => new DeploymentRecord(NullLoggerFactory.Instance).Add(""));
    }

    [Fact]
    public async Task A_cluster_is_asked_with_all_that_a_call_needs()
    {
        var cluster = new KubernetesCluster();

        await RefusedAsync("kubernetesNamespace", () => cluster.DescribeAsync(""));
        await RefusedAsync("kind", () => cluster.DescribeAsync("shop", ""));
        await RefusedAsync("manifest", () => cluster.ApplyAsync("The namespace", ""));
        await RefusedAsync("name", () => cluster.ReadSecretAsync("shop", ""));
        await RefusedAsync("release", () => cluster.ReleaseStatusAsync("shop", ""));
        await RefusedAsync("kind", () => cluster.KnowsAsync(""));
        await RefusedAsync("arguments", () => cluster.RunAsync("It failed", null!));
    }

    private static void Refused(string argument, Action call)
        => Assert.Equal(argument, Assert.ThrowsAny<ArgumentException>(call).ParamName);

    private static async Task RefusedAsync(string argument, Func<Task> call)
        => Assert.Equal(argument, (await Assert.ThrowsAnyAsync<ArgumentException>(call)).ParamName);
}
