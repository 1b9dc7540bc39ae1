namespace IrisBench.Tests;

/// <summary>A test that needs a program beyond the SDK.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] programs) => Skip = MissingTool.ReasonToSkip(programs);
}
