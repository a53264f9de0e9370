"""What a later Django brings itself: the one place to change when it does (Django 6: `django.tasks`)."""

from django_tasks import TaskContext, TaskResult, TaskResultStatus, task
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task

__all__ = ["BaseTaskBackend", "Task", "TaskContext", "TaskResult", "TaskResultStatus", "task"]
