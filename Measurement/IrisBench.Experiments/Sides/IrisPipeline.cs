using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides;

/// <summary>The Iris pipeline as a description, in its two packagings. examples/iris-as-a-system has the same as a file.</summary>
internal static class IrisPipeline
{
    private const string Species = "species";
    private const string Checksum = "checksum";
    private const string Accuracy = "accuracy";

    private const string Load = """{"iterations":{{pipeline.iterations}},"size":{{pipeline.size}},"seed":{{pipeline.seed}}}""";

    /// <summary>All steps in one request. There is no request between them to time from outside:
    /// the monolith tells their durations.</summary>
    public static IReadOnlyList<StepDefinition> Monolith { get; } =
    [
        new()
        {
            Name = PipelineSteps.Pipeline,
            Path = "/",
            Body =
                "{\"user\":\"{{iris.user|json}}\",\"password\":\"{{iris.password|json}}\","
                + "\"model\":\"{{pipeline.model}}\",\"features\":[{{flower}}],\"load\":"
                + Load + "}{{pipeline.payload}}",
            Take = new Dictionary<string, string>
            {
                [Species] = "/predict/species",
                [Checksum] = "/load/checksum",
                [Accuracy] = "/train/accuracy",
            },
            Agree = [Species, Checksum, Accuracy],
            Durations = "/seconds",
        },
    ];

    /// <summary>The four functions one after another, as the original's shell script called them.</summary>
    /// <param name="knative">The Knative that runs them, which tells them apart by their host;
    /// null for a gateway of OpenFaaS's kind.</param>
    public static IReadOnlyList<StepDefinition> Functions(KnativeTarget? knative) =>
    [
        To(knative, ComponentNames.Auth)
            with { Name = PipelineSteps.Auth, Body = "{{iris.user}};{{iris.password}}", Take = Taken("token") },
        To(knative, ComponentNames.Load)
            with { Name = PipelineSteps.Load, Body = Load + "{{pipeline.payload}}", Take = Taken(Checksum), Agree = [Checksum] },
        WithToken(To(knative, ComponentNames.Train))
            with { Name = PipelineSteps.Train, Method = "POST", Take = Taken(Accuracy), Agree = [Accuracy] },
        To(knative, ComponentNames.Predict)
            with { Name = PipelineSteps.Predict, Body = "{{pipeline.model}};{{flower}}", Take = Taken(Species), Agree = [Species] },
    ];

    private static Dictionary<string, string> Taken(string name) => new() { [name] = $"/{name}" };

    private static StepDefinition To(KnativeTarget? knative, string function) => knative is null
        ? new StepDefinition { Name = function, Path = $"/function/{function}" }
        : new StepDefinition
        {
            Name = function,
            Path = "/",
            Headers = new Dictionary<string, string> { ["Host"] = $"{function}.{knative.Domain}" },
        };

    private static StepDefinition WithToken(StepDefinition step)
        => step with { Headers = new Dictionary<string, string>(step.Headers) { ["Authorization"] = "Bearer {{token}}" } };
}

/// <summary>The steps' names, in the order of the pipeline.</summary>
internal static class PipelineSteps
{
    public const string Auth = "auth";
    public const string Load = "load";
    public const string Train = "train";
    public const string Predict = "predict";

    /// <summary>What the monolith's one request is called in a message.</summary>
    public const string Pipeline = "pipeline";

    public static IReadOnlyList<string> All { get; } = [Auth, Load, Train, Predict];
}
