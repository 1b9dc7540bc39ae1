namespace IrisBench.Tests;

/// <summary>A theory that needs a program beyond the SDK.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] programs) => Skip = MissingTool.ReasonToSkip(programs);
}
