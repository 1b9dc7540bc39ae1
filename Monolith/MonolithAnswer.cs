using IrisBench.Pipeline.Prediction;
using IrisBench.Learning.Training;
using IrisBench.Pipeline.Load;

namespace Monolith;

/// <summary>The steps' answers and times. The token stays inside: no caller needs it any more.</summary>
internal sealed record MonolithAnswer(LoadAnswer Load, TrainAnswer Train, PredictAnswer Predict, StepSeconds Seconds);
