using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace IrisBench.Hosting.Embedded;

// One object per resource, in the order of the model.
internal sealed class ManifestWriter(ManifestPublishingContext context)
{
    private Utf8JsonWriter Writer => context.Writer;

    public async Task WriteAsync(DistributedApplicationModel model)
    {
        Writer.WriteStartObject();
        Writer.WriteStartObject("resources");
        foreach (var resource in model.Resources.Where(resource => !IsLeftOut(resource)))
        {
            Writer.WriteStartObject(resource.Name);
            await WriteContentAsync(resource);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private static bool IsLeftOut(IResource resource) =>
        resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation) && annotation.Callback is null;

    private Task WriteContentAsync(IResource resource)
    {
        if (resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation))
            return annotation.Callback!(context);

        switch (resource)
        {
            case ProjectResource project:
                return WriteProjectAsync(project);
            case ParameterResource parameter:
                WriteParameter(parameter);
                break;
            default:
                Writer.WriteString("error", "This resource does not support generation in the manifest.");
                break;
        }

        return Task.CompletedTask;
    }

    private async Task WriteProjectAsync(ProjectResource project)
    {
        var target = project.GetDeploymentTargetAnnotation();
        Writer.WriteString("type", target is null ? "project.v0" : "project.v1");
        Writer.WriteString("path", context.GetManifestRelativePath(project.GetProjectMetadata().ProjectPath));
        if (target is not null
            && target.DeploymentTarget.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var deployment)
            && deployment.Callback is not null)
        {
            Writer.WriteStartObject("deployment");
            await deployment.Callback(context);
            Writer.WriteEndObject();
        }

        await context.WriteCommandLineArgumentsAsync(project);
        await context.WriteEnvironmentVariablesAsync(project);
        context.WriteBindings(project);
    }

    private void WriteParameter(ParameterResource parameter)
    {
        Writer.WriteString("type", "parameter.v0");
        Writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        Writer.WriteStartObject("inputs");
        Writer.WriteStartObject("value");
        Writer.WriteString("type", "string");
        if (parameter.Secret)
            Writer.WriteBoolean("secret", true);
        if (parameter.Default is { } value)
        {
            Writer.WriteStartObject("default");
            value.WriteToManifest(context);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }
}
