namespace IrisBench.Hosting.Knative.Services;

internal sealed record KnativeServiceSpec
{
    public required RevisionTemplate Template { get; init; }
}
