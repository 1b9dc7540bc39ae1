using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Deploying;
using IrisBench.Hosting.OpenFaaS.Deploying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Tests.Deploying;

#pragma warning disable ASPIREINTERACTION001, ASPIREPIPELINES001
public class ConfirmationTests
{
    // Something else may be removed by then.
    [Fact]
    public async Task A_no_tells_what_is_left_and_not_that_nothing_was_removed()
    {
        await using var services = new ServiceCollection()
            .AddOptions()
            .AddSingleton(DispatchProxy.Create<IInteractionService, PersonWhoSaysNo>())
            .BuildServiceProvider();
        var context = Context(services, new((IResource[])[]));

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => Confirmation.AskAsync(context, "Uninstall the release?", "The release was left"));

        Assert.Equal("The release was left: the question was answered with no.", refusal.Message);
    }

    [Theory]
    [InlineData("deploy-knative")]
    [InlineData("destroy-knative")]
    public async Task Without_functions_nobody_is_asked_and_no_program_is_called(string step)
    {
        var builder = DistributedApplication.CreateBuilder(
            ["--operation", "publish", "--step", "publish", "--output-path", Path.GetTempPath()]);
        var knative = builder.AddKnativeEnvironment("knative").Resource;
        // Who is asked for a cluster of this file refuses.
        knative.Cluster = new(Path.Combine(Path.GetTempPath(), "irisbench-has-no-such-file"));
        await using var app = builder.Build();
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();

        await DeploySteps.Of(knative).Single(item => item.Name == step).Action(Context(app.Services, model));
    }

    private static PipelineStepContext Context(IServiceProvider services, DistributedApplicationModel model) => new()
    {
        PipelineContext = new(
            model, new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish), services, NullLogger.Instance,
            CancellationToken.None),
        ReportingStep = null!,
    };
}

/// <summary>Whoever is asked says no.</summary>
public class PersonWhoSaysNo : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        "get_IsAvailable" => true,
        nameof(IInteractionService.PromptNotificationAsync) => Task.FromResult(InteractionResult.Ok(false)),
        var other => throw new NotSupportedException(other),
    };
}
